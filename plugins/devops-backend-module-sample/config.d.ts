export interface Config {
  devops?: {
    sample?: {
      /**
       * Whether the generated history of the example company is loaded. Default: true in development, false when
       * NODE_ENV is production. What was loaded already stays when it is switched off.
       */
      enabled?: boolean;
    };
  };
}
