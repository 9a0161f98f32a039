/** The version of this package, for the page that meets two of them. A test holds it to the package's own file. */
export const version = "0.1.0";
