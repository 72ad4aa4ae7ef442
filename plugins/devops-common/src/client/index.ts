export * from './DevopsApi';
