/** Identifiers that are made from names: the same thing has the same identifier in every export. The forms with identifiers call it. */
package org.telltale.casework.exchange.names;
