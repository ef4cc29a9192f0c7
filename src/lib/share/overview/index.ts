export { audienceLine, NO_PICK, overviewOf, remarksOf, type AudienceLine, type Overview, type Pick } from './overview';
