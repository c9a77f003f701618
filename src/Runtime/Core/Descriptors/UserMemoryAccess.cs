namespace Sockopt;

/// <summary>What may be done to a region of user memory, with the numbers of mmap(2).</summary>
[Flags]
public enum UserMemoryAccess
{
    /// <summary>PROT_NONE: nothing.</summary>
    None = 0,

    /// <summary>PROT_READ: it may be read.</summary>
    Read = 1,

    /// <summary>PROT_WRITE: it may be written, which does not imply that it may be read.</summary>
    Write = 2,
}
