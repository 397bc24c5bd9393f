/** What exports are made of: a case, its facts and lists, and how the forms read them. The forms call it, and whoever makes an export of a case. */
package org.telltale.casework.exchange.input;
