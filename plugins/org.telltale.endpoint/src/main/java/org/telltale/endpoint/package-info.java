/**
 * Who is behind an address, as of when, according to whom. {@link org.telltale.endpoint.OverlayReader} and
 * {@link org.telltale.endpoint.DelegatedReader} read dated tables, {@link org.telltale.endpoint.Atlas} asks them for an
 * address at a moment, {@link org.telltale.endpoint.NameBook} keeps the names that traffic gave an address. Country,
 * autonomous system and owner are three statements, each with its table; the registry that handed an address out is a
 * fourth and is never taken for the owner. Where no table covers the moment the answer is "unknown", with the reason.
 * MaxMind databases are not read in this version. Depends on base alone; everyone may call it.
 */
package org.telltale.endpoint;
