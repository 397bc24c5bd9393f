/**
 * XML of evidence, read without DTD and without entities, each element with the bytes of its start tag; and Android's
 * binary form of it. Depends on base and on this module's {@code bytes}.
 */
package org.telltale.handset.xml;
