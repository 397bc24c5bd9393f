/**
 * The logical structure of the PDF (ISO 32000-1, 14.7 and 14.8): headings, paragraphs, tables and figures as screen readers and other programs need them.
 *
 * <p>BIRT 4.22 has a writer of tags of its own, which breaks off in our designs (docs/decisions/0035); here BIRT writes its plain PDF, and
 * {@link org.telltale.tags.TaggedEmitter} marks what it draws and adds the tree. BIRT finds it by {@code plugin.xml}.
 */
package org.telltale.tags;
