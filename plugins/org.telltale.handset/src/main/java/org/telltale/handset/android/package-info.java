/**
 * The files of an Android handset, one class a kind: databases of messages, contacts and settings, backups, preferences,
 * properties, package lists, photos. Called through {@code org.telltale.handset.reader} only.
 */
package org.telltale.handset.android;
