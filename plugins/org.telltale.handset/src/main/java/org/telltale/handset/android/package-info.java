/**
 * The files of an Android handset, one class a kind: databases of messages, contacts and settings, backups, preferences,
 * lists of packages, photos. Called through {@code org.telltale.handset.reader}; {@code text} uses what both need.
 */
package org.telltale.handset.android;
