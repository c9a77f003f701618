using System.Collections.Concurrent;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Running;

/// <summary>The descriptors that the steps of a case gave, by label.</summary>
/// <param name="system">The system that they are of.</param>
/// <param name="fallback">The domain of what is no socket of the case.</param>
internal sealed class Descriptors(ISocketSystem system, SocketDomain fallback)
{
    // No process has so many.
    private const int NoDescriptor = int.MaxValue;

    private readonly ConcurrentDictionary<string, (int Descriptor, SocketDomain Domain)> _byLabel = new();

    public void Add(string label, int descriptor, SocketDomain domain) => _byLabel[label] = (descriptor, domain);

    /// <summary>Says that a descriptor is closed. Its number may soon be that of another one, which its label never means.</summary>
    public void Close(Operand operand)
    {
        if (operand is Operand.Label label)
        {
            _byLabel[label.Name] = (NoDescriptor, Entry(label).Domain);
        }
    }

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
