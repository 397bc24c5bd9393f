/**
 * What all parts of the store speak in: who acts, what they do, and how the environment fails. A case is opened with
 * {@code org.telltale.store.cases.CaseStore}. Only this module knows {@code java.sql} and H2; neither shows in its API.
 */
package org.telltale.store;
