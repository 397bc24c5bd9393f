/** What exports are made of. */
package org.telltale.casework.exchange.input;
