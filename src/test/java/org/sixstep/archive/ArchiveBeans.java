package org.sixstep.archive;

import org.sixstep.routing.PeopleCodes;
import org.springframework.context.annotation.Import;

/** The beans of this feature, for the tests of those that use it. */
@Import({Archive.class, CaseRecords.class, PeopleCodes.class})
public class ArchiveBeans {
}
