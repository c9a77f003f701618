// Socket options that compile and do not do what they say. `dotnet build samples/Misuse` says of each what it really does;
// expected.txt is the list, and docs/rules has a page for every rule.

using Misuse;

switch (args)
{
    case ["server"]:
        new LineServer(8080).Run();
        break;
    case ["client", string host]:
        await Client.RunAsync(host);
        break;
    case ["receiver"]:
        MulticastReceiver.Run();
        break;
    case ["pair"]:
        InProcessPair.Run();
        break;
    case ["transfer", string text]:
        await InProcessTransfer.RunAsync(text);
        break;
    default:
        Console.WriteLine("usage: Misuse server | client <host> | receiver | pair | transfer <text>");
        break;
}
