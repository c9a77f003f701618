using System.Net.Sockets;
using System.Text;

namespace Sockopt.Samples.Bus;

/// <summary>Three stations on a bus: a protocol with options of its own, in a stack beside the local domain.</summary>
internal static class Program
{
    private static void Main() => Run(Console.Out);

    internal static void Run(TextWriter output)
    {
        SocketStack stack = new(StackProfile.OpenBsd, [.. LocalDomain.CreateProtocols(), new BusProtocol()]);
        using KernelSocket speaker = Join(stack, channel: 1);
        using KernelSocket listener = Join(stack, channel: 1);
        using KernelSocket choosy = Join(stack, channel: 1);

        // The keys, their checks and the dispatcher behind them are compiled from bus.options.json.
        output.WriteLine($"threshold of 5: {choosy.SetOption(BusOption.Threshold, 5)}");
        output.WriteLine($"of three bytes, by number: {choosy.SetOption(BusLevelDispatcher.Level, 4, [5, 0, 0])}");
        output.WriteLine($"an option that the bus does not have: {choosy.SetOption(BusLevelDispatcher.Level, 99, [1, 0, 0, 0])}");

        output.WriteLine($"sent with priority 0: {Send(speaker, "good morning")}");
        output.WriteLine($"priority of 7: {speaker.SetOption(BusOption.Priority, 7)}");
        output.WriteLine($"sent with priority 7: {Send(speaker, "fire!")}");
        output.WriteLine($"the listener hears {Receive(listener)}, {Receive(listener)}, then {Receive(listener)}");
        output.WriteLine($"the choosy one hears {Receive(choosy)}, then {Receive(choosy)}");
        output.WriteLine($"the speaker hears {Receive(speaker)}");

        for (int i = 0; i < 6; i++)
        {
            _ = Send(speaker, new string('x', 200));
        }

        output.WriteLine($"lost by the listener, of six long ones: {listener.GetOption(BusOption.Lost, out int lost)}, {lost}");
    }

    private static KernelSocket Join(SocketStack stack, byte channel)
    {
        Credential user = new(UserId: 1000, GroupId: 1000, ProcessId: 1);
        Errno error = stack.Create(BusName.Domain, SocketType.Dgram, 0, user, out KernelSocket? socket);
        if (error == Errno.Success)
        {
            socket!.NonBlocking = true;
            error = socket.Bind(BusName.Of(channel));
        }

        return error == Errno.Success ? socket! : throw new InvalidOperationException($"No station can be made: {error}.");
    }

    private static Errno Send(KernelSocket socket, string text) =>
        socket.Send(Encoding.UTF8.GetBytes(text), to: BusName.Of(channel: 1)).Errno;

    private static string Receive(KernelSocket socket)
    {
        byte[] buffer = new byte[256];
        MessageResult result = socket.ReceiveMessage(buffer);
        return result.IsSuccess
            ? $"'{Encoding.UTF8.GetString(buffer, 0, result.Count)}' from {BusName.Text(result.Sender)}"
            : result.Errno.ToString();
    }
}
