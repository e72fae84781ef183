/**
 * Header of an answer: where the live events stood before it was read (`<epoch>:<sequence>`). A socket that resumes
 * there is told everything that the answer does not know yet.
 */
export const LIVE_POSITION_HEADER = 'Live-Position';
