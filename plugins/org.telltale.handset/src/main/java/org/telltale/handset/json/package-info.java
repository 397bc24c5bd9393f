/** Lists of JSON objects in files of a handset, read without holding them. Formats call it. */
package org.telltale.handset.json;
