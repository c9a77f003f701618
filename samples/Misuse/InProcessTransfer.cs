using System.Net.Sockets;
using System.Text;
using Sockopt;

namespace Misuse;

/// <summary>Hands a text over to itself, through a stack in this process and without copying it there.</summary>
internal static class InProcessTransfer
{
    public static async Task RunAsync(string text)
    {
        SocketStack stack = new SocketStack(StackProfile.Linux, LocalDomain.CreateProtocols());
        Credential nobody = new Credential(65534, 65534, Environment.ProcessId);
        Errno made = stack.CreatePair(
            SocketDomain.Unix, SocketType.Stream, 0, nobody, out KernelSocket? one, out KernelSocket? other);
        if (made != Errno.Success)
        {
            throw new SocketException((int)SocketError.SocketError, $"No pair: {made}");
        }

        KernelSocket sender = one!;
        using KernelSocket receiver = other!;
        using MbufWriter writer = new MbufWriter(stack);

        // A greeting is short, and goes out anyway.
        await sender.SendAsync(Encoding.UTF8.GetBytes("text: "));

        // What is disposable is to be disposed of.
        Write(text, writer);
        MbufChain chain = writer.Detach();
        IoResult sent = sender.Send(chain);
        chain.Dispose();

        // The same, as one is used to.
        Write(text, writer);
        using MbufChain second = writer.Detach();
        int repeated = (await sender.SendAsync(second)).Count;

        // The other end is to see the end of the text; then the name is of interest once more.
        sender.Close();
        Errno named = sender.GetSocketName(out SocketName name);

        Console.WriteLine($"{sent.Count} and {repeated} bytes went out from {LocalName.PathOf(name) ?? "nowhere"} ({named}).");
    }

    private static void Write(string text, MbufWriter writer)
    {
        int length = Encoding.UTF8.GetBytes(text, writer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));
        writer.Advance(length);
    }
}
