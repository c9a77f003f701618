// corpus: program, aspnet
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);

builder.WebHost.UseSockets(options =>
{
    options.NoDelay = true;
    options.Backlog = builder.Configuration.GetValue("Listen:Backlog", 1024);
    options.CreateBoundListenSocket = endPoint =>
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);

        // Inherited by what is accepted.
        if (endPoint is IPEndPoint)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 120);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 15);
        }

        return socket;
    };
});

builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Limits.MaxConcurrentConnections = 10_000;
    kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(3);
    kestrel.ListenAnyIP(8080);
    if (!OperatingSystem.IsWindows())
    {
        kestrel.ListenUnixSocket("/run/gateway/http.sock");
    }
});

builder.Services.AddSingleton<Counter>();

var app = builder.Build();
app.MapGet("/", (HttpContext context, Counter counter) =>
{
    counter.Increment();
    return $"hello {context.Connection.RemoteIpAddress}, you are number {counter.Value}\n";
});
app.Run();

internal sealed class Counter
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Increment() => Interlocked.Increment(ref _value);
}
