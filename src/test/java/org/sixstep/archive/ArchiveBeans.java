package org.sixstep.archive;

import org.springframework.context.annotation.Import;

/** The beans of this feature, for the tests of those that use it. */
@Import({Archive.class, CaseRecords.class})
public class ArchiveBeans {
}
