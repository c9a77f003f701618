using System.Net.Sockets;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>What a run of the fuzzer does.</summary>
/// <param name="Sequences">How many sequences.</param>
/// <param name="Seed">What they are made from; the same ones for the same seed and types.</param>
/// <param name="Types">The types of sockets.</param>
internal sealed record FuzzSettings(int Sequences, int Seed, IReadOnlyList<SocketType> Types);
