namespace Sockopt.Bench;

/// <summary>Two tasks that talk to each other, each as its library wants it.</summary>
internal interface IConversation : IDisposable
{
    /// <summary>Sends back what comes, until the other end is closed.</summary>
    Task EchoAsync();

    /// <summary>Sends a message and awaits it, so many times. It allocates nothing itself.</summary>
    ValueTask<int> ConverseAsync(byte[] message, int times);
}
