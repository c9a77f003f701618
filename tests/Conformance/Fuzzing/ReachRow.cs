using System.Collections.Immutable;
using System.Net.Sockets;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>A way in which a step must be seen to end.</summary>
/// <param name="Operation">The step.</param>
/// <param name="Ending">OK, or the error.</param>
/// <param name="Types">The types of sockets that it ends so for.</param>
internal sealed record ReachRow(string Operation, string Ending, ImmutableArray<SocketType> Types);
