using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>Two systems that answer the same steps.</summary>
/// <param name="Expected">The one that is right.</param>
/// <param name="Actual">The one that is asked whether it does the same.</param>
internal sealed record SystemPair(ISocketSystem Expected, ISocketSystem Actual) : IDisposable
{
    public void Dispose()
    {
        Expected.Dispose();
        Actual.Dispose();
    }
}
