/** What a report is made of: the case, its facts and lists, and what stands on the title page. Whoever asks for a report fills it. */
package org.telltale.report.input;
