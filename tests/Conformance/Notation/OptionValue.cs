using System.Net;

namespace Sockopt.Conformance.Notation;

/// <summary>The value of an option as a case writes it.</summary>
internal abstract record OptionValue
{
    internal sealed record Int32(int Value) : OptionValue;

    /// <summary>One byte.</summary>
    internal sealed record Octet(byte Value) : OptionValue;

    internal sealed record Text(string Value) : OptionValue;

    /// <summary>struct linger.</summary>
    internal sealed record Linger(int On, int Seconds) : OptionValue;

    /// <summary>struct timeval.</summary>
    internal sealed record TimeValue(long Seconds, long Microseconds) : OptionValue;

    /// <summary>struct ip_mreq.</summary>
    internal sealed record Membership(IPAddress Group, IPAddress Interface) : OptionValue;

    internal sealed record Descriptor(Operand Operand) : OptionValue;

    /// <summary>struct splice.</summary>
    internal sealed record Splice(Operand Drain, long Maximum, long IdleSeconds) : OptionValue;
}
