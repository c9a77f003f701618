using System.Collections.Immutable;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>The labels of the sockets that steps are about.</summary>
internal static class LabelNames
{
    /// <summary>Those that an operation uses.</summary>
    public static IReadOnlyCollection<string> UsedBy(Operation operation)
    {
        HashSet<string> used = [];
        Rename(operation, name =>
        {
            used.Add(name);
            return name;
        });
        return used;
    }

    /// <summary>The same steps, with the labels a, b, c.</summary>
    public static ImmutableArray<Step> Renamed(ImmutableArray<Step> program)
    {
        Dictionary<string, string> names = [];
        foreach (string label in program.SelectMany(step => step.Labels))
        {
            names[label] = $"{(char)('a' + names.Count)}";
        }

        return
        [
            .. program.Select(step => StepPrinter.Of(
                Rename(step.Operation, name => names[name]), [.. step.Labels.Select(label => names[label])])),
        ];
    }

    private static Operation Rename(Operation operation, Func<string, string> rename)
    {
        return operation switch
        {
            Operation.Bind bind => bind with { Socket = Of(bind.Socket), Address = In(bind.Address) },
            Operation.Connect connect => connect with { Socket = Of(connect.Socket), Address = In(connect.Address) },
            Operation.Listen listen => listen with { Socket = Of(listen.Socket) },
            Operation.Accept accept => accept with { Socket = Of(accept.Socket) },
            Operation.Close close => close with { Socket = Of(close.Socket) },
            Operation.Shutdown shutdown => shutdown with { Socket = Of(shutdown.Socket) },
            Operation.Send send => send with { Socket = Of(send.Socket), To = send.To is null ? null : In(send.To) },
            Operation.SendDescriptors send => send with
            {
                Socket = Of(send.Socket),
                Descriptors = [.. send.Descriptors.Select(Of)],
            },
            Operation.Receive receive => receive with { Socket = Of(receive.Socket) },
            Operation.ReceiveFrom receive => receive with { Socket = Of(receive.Socket) },
            Operation.ReceiveMessage receive => receive with { Socket = Of(receive.Socket) },
            Operation.SetOption set => set with { Socket = Of(set.Socket) },
            Operation.GetOption get => get with { Socket = Of(get.Socket) },
            Operation.GetSocketName get => get with { Socket = Of(get.Socket) },
            Operation.GetPeerName get => get with { Socket = Of(get.Socket) },
            Operation.Poll poll => poll with { Socket = Of(poll.Socket) },
            Operation.CountReadable count => count with { Socket = Of(count.Socket) },
            Operation.SetNonblocking set => set with { Socket = Of(set.Socket) },
            Operation.Fill fill => fill with { Socket = Of(fill.Socket) },
            Operation.Drain drain => drain with { Socket = Of(drain.Socket) },
            _ => operation,
        };

        Operand Of(Operand operand) => operand is Operand.Label label ? new Operand.Label(rename(label.Name)) : operand;

        AddressForm In(AddressForm address) =>
            address is AddressForm.NameOf name ? new AddressForm.NameOf(Of(name.Socket)) : address;
    }
}
