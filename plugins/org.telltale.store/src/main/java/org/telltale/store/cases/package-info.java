/**
 * A case on the disk: the way in to the store. {@link org.telltale.store.cases.CaseStore} opens it, changes it in journalled
 * transactions and reads it; {@link org.telltale.store.cases.CaseArchive} writes and reads its neutral form.
 */
package org.telltale.store.cases;
