/** The door to the handset's files: recognises one by its content and reads it. Called inside the worker and by tests. */
package org.telltale.handset.reader;
