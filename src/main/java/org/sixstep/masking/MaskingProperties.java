package org.sixstep.masking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is masked beside secrets, identity numbers and cards, prefix {@code sixstep.masking}.
 *
 * @param mobileNumbers whether mobile numbers in free text are masked; the contact fields keep theirs in any case
 */
@ConfigurationProperties("sixstep.masking")
public record MaskingProperties(@DefaultValue("true") boolean mobileNumbers) {}
