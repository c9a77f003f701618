using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>What is simpler than an operation and about the same. Going on from one to the next comes to an end.</summary>
internal static class Simplification
{
    /// <summary>The simpler ones, the simplest first.</summary>
    public static IEnumerable<Operation> Of(Operation operation) => operation switch
    {
        Operation.CreateSocket { Protocol: not 0 } socket => [socket with { Protocol = 0 }],
        Operation.Bind bind =>
        [
            .. bind.Length is null ? [] : new[] { bind with { Length = null } },
            .. Of(bind.Address).Select(address => bind with { Address = address }),
        ],
        Operation.Connect connect =>
        [
            .. connect.Length is null ? [] : new[] { connect with { Length = null } },
            .. Of(connect.Address).Select(address => connect with { Address = address }),
        ],
        Operation.Listen listen => Of(listen.Backlog).Select(backlog => listen with { Backlog = backlog }),
        Operation.Accept { Length: not null } accept => [accept with { Length = null }],
        Operation.Send { To: not null } send =>
        [
            send with { To = null },
            .. Of(send.To).Select(address => send with { To = address }),
            .. OfSend(send),
        ],
        Operation.Send send => OfSend(send),
        Operation.SendDescriptors send => Of(send),
        Operation.Receive receive =>
        [
            .. Of(receive.Flags).Select(flags => receive with { Flags = flags }),
            .. Of(receive.Length).Select(length => receive with { Length = length }),
        ],
        Operation.ReceiveFrom receive =>
        [
            new Operation.Receive(receive.Socket, receive.Length, receive.Flags),
            .. Of(receive.Flags).Select(flags => receive with { Flags = flags }),
            .. Of(receive.Length).Select(length => receive with { Length = length }),
        ],
        Operation.ReceiveMessage receive =>
        [
            new Operation.Receive(receive.Socket, receive.Length, receive.Flags),
            .. receive.ControlLength == 0 ? [] : new[] { receive with { ControlLength = 0 } },
            .. Of(receive.Flags).Select(flags => receive with { Flags = flags }),
            .. Of(receive.Length).Select(length => receive with { Length = length }),
        ],
        Operation.SetOption set =>
        [
            .. set.Length is null ? [] : new[] { set with { Length = null } },
            .. set.Value is OptionValue.Int32 number
                ? Of(number.Value).Select(value => set with { Value = new OptionValue.Int32(value) })
                : [],
        ],
        Operation.GetOption { Length: not null } get => [get with { Length = null }],
        Operation.GetSocketName { Length: not null } get => [get with { Length = null }],
        Operation.GetPeerName { Length: not null } get => [get with { Length = null }],
        Operation.Poll poll => Parts(poll.Events).Select(events => poll with { Events = events }),
        _ => [],
    };

    private static IEnumerable<Operation> OfSend(Operation.Send send) =>
    [
        .. Of(send.Flags).Select(flags => send with { Flags = flags }),
        .. Of(send.Data).Select(data => send with { Data = data }),
    ];

    private static IEnumerable<Operation> Of(Operation.SendDescriptors send)
    {
        yield return new Operation.Send(send.Socket, send.Data, null, CallFlags.None);
        for (int at = 0; at < send.Descriptors.Length; at++)
        {
            if (send.Descriptors.Length > 1)
            {
                yield return send with { Descriptors = send.Descriptors.RemoveAt(at) };
            }

            if (send.Descriptors[at] is not Operand.NullDevice)
            {
                yield return send with { Descriptors = send.Descriptors.SetItem(at, new Operand.NullDevice()) };
            }
        }

        foreach (DataText data in Of(send.Data))
        {
            yield return send with { Data = data };
        }
    }

    private static IEnumerable<DataText> Of(DataText data) => data.Count > 1
        ? Of(data.Count).Where(count => count > 0).Select(count => data with { Count = count })
        : Of(data.Unit.Length).Select(length => data with { Unit = data.Unit[..length] });

    private static IEnumerable<AddressForm> Of(AddressForm address) =>
        address is AddressForm.Path { Name: "p" } ? [] : address is AddressForm.Abstract or AddressForm.Path
            ? [new AddressForm.Path("p")]
            : [];

    // Towards zero.
    private static IEnumerable<int> Of(int number) =>
        new[] { 0, 1, number / 2, number - Math.Sign(number) }.Where(simpler => Math.Abs((long)simpler) < Math.Abs((long)number));

    private static IEnumerable<CallFlags> Of(CallFlags flags) =>
        Enum.GetValues<CallFlags>().Where(flag => flag != CallFlags.None && flags.HasFlag(flag)).Select(flag => flags & ~flag);

    // Poll must ask for something.
    private static PollEvents[] Parts(PollEvents events)
    {
        PollEvents[] parts = [.. Enum.GetValues<PollEvents>().Where(part => part != PollEvents.None && events.HasFlag(part))];
        return parts.Length > 1 ? parts : [];
    }
}
