namespace Sockopt.Conformance.Notation;

/// <summary>What the bytes of an option that is read are taken for.</summary>
internal enum OptionForm
{
    Int32,
    Int64,

    /// <summary>struct linger.</summary>
    Linger,

    /// <summary>struct timeval.</summary>
    TimeValue,
    Text,

    /// <summary>The number of an error.</summary>
    Error,
}
