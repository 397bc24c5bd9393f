/**
 * The story that the sample case tells: cast, exhibits, one script a run, and the truth written down as it is told; for this module only.
 */
package org.telltale.sample.internal.story;
