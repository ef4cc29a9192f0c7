export * from '../../core/format';
