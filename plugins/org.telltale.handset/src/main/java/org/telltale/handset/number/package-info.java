/**
 * Numbers and names that point to a device, a subscriber or a person: their forms, check digits and what makes a typed
 * one wrong. Depends on base alone; everyone may call it.
 */
package org.telltale.handset.number;
