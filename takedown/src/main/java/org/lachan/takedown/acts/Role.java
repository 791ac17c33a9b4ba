package org.lachan.takedown.acts;

/** What a person may do; nobody holds all of it. */
public enum Role {
    ANALYST,
    APPROVER,
    CLERK,
    SIGNATORY,
    OPERATOR,
    AUDITOR,
    ADMINISTRATOR
}
