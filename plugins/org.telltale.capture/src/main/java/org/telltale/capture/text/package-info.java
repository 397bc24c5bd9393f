/** Lines of protocols that speak in text. Used by {@code ftp} and {@code mail}. */
package org.telltale.capture.text;
