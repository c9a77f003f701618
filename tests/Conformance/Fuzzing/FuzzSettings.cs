using System.Globalization;
using System.Net.Sockets;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>What a run of the fuzzer does.</summary>
/// <param name="Sequences">How many sequences.</param>
/// <param name="Seed">What they are made from; the same ones for the same seed and types.</param>
/// <param name="Types">The types of sockets that sequences are about.</param>
internal sealed record FuzzSettings(int Sequences, int Seed, IReadOnlyList<SocketType> Types)
{
    /// <summary>The types as the command line has them.</summary>
    public string TypeNames =>
        string.Join(',', Types.Select(type => Words.Types.First(entry => entry.Value == type).Key));

    /// <summary>A command line that asks for this run.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--fuzz", Sequences.ToString(CultureInfo.InvariantCulture),
        "--seed", Seed.ToString(CultureInfo.InvariantCulture),
        "--types", TypeNames,
    ];
}
