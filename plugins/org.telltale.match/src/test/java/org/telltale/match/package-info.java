/** Tests of the matcher: each plants bytes in frames of its own making and replays every sighting by code of its own. */
package org.telltale.match;
