/** A story as a text: apart, since every page that keeps a workspace has it. */
export { writeStory } from './writeStory';
