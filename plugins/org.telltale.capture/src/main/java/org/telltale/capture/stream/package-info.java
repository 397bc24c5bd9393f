/** TCP byte streams put together from segments, one direction at a time, with the way back to the frames. */
package org.telltale.capture.stream;
