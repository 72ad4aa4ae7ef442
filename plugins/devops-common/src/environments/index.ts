export * from './production';
