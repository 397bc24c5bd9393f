/**
 * Who is behind an address, as of when, according to whom. {@link org.telltale.endpoint.TableReader} reads dated tables of
 * many forms ({@code docs/formats/tables.md}), {@link org.telltale.endpoint.Atlas} asks them for an address at a moment,
 * {@link org.telltale.endpoint.NameBook} keeps the names that traffic gave an address. Each {@link org.telltale.endpoint.Role}
 * has answers of its own, each with its table and row; none is made of another, and the registry that handed an address out
 * is never taken for its owner. Where no table covers the moment the answer is "unknown", with the reason. Depends on base
 * alone; everyone may call it.
 */
package org.telltale.endpoint;
