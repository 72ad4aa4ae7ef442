/** The name in every record's `source`, in configuration and in the webhook's address. */
export const SOURCE_NAME = 'github';
/** As people know it. */
export const SOURCE_TITLE = 'GitHub';
