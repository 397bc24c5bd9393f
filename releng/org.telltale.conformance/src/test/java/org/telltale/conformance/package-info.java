/** Real captures, images and handset files against what others read in them. The folder is named by the property {@code telltale.conformance}. */
package org.telltale.conformance;
