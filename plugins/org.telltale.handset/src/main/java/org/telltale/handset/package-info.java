/**
 * What a handset's files say, as values: exhibits, settings, packages, sockets, counted
 * traffic, events, with the bytes that each was read from. Depends
 * on base and container; runs inside the worker for files of evidence. Everyone above may use the values.
 */
package org.telltale.handset;
