/** What the evidence says of the conditions of runs (docs/formats/observations.md). Called by the analysis; sees facts alone. */
package org.telltale.casework.observe;
