using System.Collections.Concurrent;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Running;

/// <summary>The descriptors that the steps of a case gave, by label.</summary>
/// <param name="system">The system that they are of.</param>
/// <param name="fallback">The domain of what is no socket of the case.</param>
internal sealed class Descriptors(ISocketSystem system, SocketDomain fallback)
{
    private readonly ConcurrentDictionary<string, (int Descriptor, SocketDomain Domain)> _byLabel = new();

    public void Add(string label, int descriptor, SocketDomain domain) => _byLabel[label] = (descriptor, domain);

    /// <exception cref="StepException">The step that it comes from failed.</exception>
    public int Find(Operand operand) => operand switch
    {
        Operand.Number number => number.Value,
        Operand.NullDevice => system.OpenNullDevice(),
        Operand.Label label => Entry(label).Descriptor,
        _ => throw new InvalidOperationException($"{operand}"),
    };

    public SocketDomain DomainOf(Operand operand) => operand is Operand.Label label ? Entry(label).Domain : fallback;

    private (int Descriptor, SocketDomain Domain) Entry(Operand.Label label) =>
        _byLabel.TryGetValue(label.Name, out (int Descriptor, SocketDomain Domain) entry)
            ? entry
            : throw new StepException($"'{label.Name}' gave no descriptor");
}
