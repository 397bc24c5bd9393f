/**
 * Recognises containers by content and walks them, containers inside containers too, within a budget. The door for
 * those who want everything that an item of evidence holds.
 */
package org.telltale.container.walk;
