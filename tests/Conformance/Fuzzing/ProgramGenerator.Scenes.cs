using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Fuzzing;

/// <content>Steps that belong together, which single ones would hardly ever do in this order.</content>
internal sealed partial class ProgramGenerator
{
    // A socket with a name, and perhaps somebody who is connected to it.
    private void Meet()
    {
        if (_created + 2 > MostCreated)
        {
            return;
        }

        Create();
        Operand first = Last();
        AddressForm name = FreshName();
        Do(new Operation.Bind(first, name, null));
        if (_type != SocketType.Dgram)
        {
            Do(new Operation.Listen(first, SomeBacklog()));
        }

        Create();
        Operand second = Last();
        if (_random.Percent(_type == SocketType.Dgram ? 40 : 15))
        {
            Do(new Operation.Bind(second, FreshName(), null));
        }

        // What is shut down before it is connected stays so.
        if (_random.Percent(12))
        {
            Do(new Operation.Shutdown(second, SomeDirection()));
        }

        if (_random.Percent(85))
        {
            Do(new Operation.Connect(second, _random.Percent(40) ? new AddressForm.NameOf(first) : name, null));
        }

        if (_type == SocketType.Dgram ? _random.Percent(30) : _random.Percent(75))
        {
            AcceptFrom(first);
        }
    }

    // More connections than the queue of a listener takes.
    private void Crowd()
    {
        AddressForm name = _random.Of(GoodNames);
        if (_created + 2 > MostCreated || _type == SocketType.Dgram)
        {
            return;
        }

        Create();
        Operand listener = Last();
        Do(new Operation.Bind(listener, name, null));
        Do(new Operation.Listen(listener, _random.Percent(70) ? 0 : 1));
        while (_created < MostCreated)
        {
            Create();
            Do(new Operation.Connect(Last(), name, null));
        }

        if (_random.Percent(50))
        {
            AcceptFrom(listener);
            Do(new Operation.Connect(Last(), name, null));
        }
    }

    // A directory that is none.
    private void MakeFile()
    {
        Do(new Operation.MakeFile(FileName));
        AddressForm name = new AddressForm.Path(_random.Percent(50) ? FileName : $"{FileName}/p");
        Do(_random.Percent(50)
            ? new Operation.Bind(SomeSocket(), name, null)
            : new Operation.Connect(SomeSocket(), name, null));
    }

    // One end of a connection goes, and the other end finds out.
    private void Leave()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        for (int before = _random.Below(3); before > 0; before--)
        {
            Do(new Operation.Send(_random.Percent(70) ? other : one, SomeData(), null, CallFlags.None));
        }

        Do(_random.Percent(65) ? new Operation.Close(one) : new Operation.Shutdown(one, SomeDirection()));
        Probe(other);
    }

    private void Probe(Operand socket)
    {
        for (int probes = 1 + _random.Below(4); probes > 0; probes--)
        {
            Do(_random.Below(10) switch
            {
                9 => new Operation.SendDescriptors(socket, SomeData(), SomeDescriptors()),
                8 => new Operation.ReceiveFrom(socket, SomeLength(), SomeReceiveFlags()),
                0 or 1 => new Operation.Receive(socket, SomeLength(), SomeReceiveFlags()),
                2 => SomehowSent(socket, SomeData(), NameOfSomebody(socket)),
                3 or 4 => new Operation.Poll(socket, SomeEvents(), TimeSpan.Zero),
                5 => new Operation.GetPeerName(socket, null),
                6 => new Operation.ReceiveMessage(socket, SomeLength(), CallFlags.None, SomeControlLength()),
                _ => new Operation.GetOption(
                    socket, new OptionName(SocketLevel, 0), new OptionName(ErrorOption, 0), OptionForm.Error, null),
            });
        }
    }

    private void PassAndReceive()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        for (int sends = 1 + _random.Below(3); sends > 0; sends--)
        {
            if (_random.Percent(65))
            {
                SendDescriptors(one);
            }
            else
            {
                Do(new Operation.Send(one, SomeData(), null, CallFlags.None));
            }
        }

        for (int receives = 1 + _random.Below(3); receives > 0; receives--)
        {
            if (_random.Percent(70))
            {
                ReceiveMessage(other);
            }
            else
            {
                Do(new Operation.Receive(other, SomeLength(), SomeReceiveFlags()));
            }
        }
    }

    private void QueueUp()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        for (int sends = 1 + _random.Below(4); sends > 0; sends--)
        {
            Do(new Operation.Send(one, SomeData(), null, SomeSendFlags()));
        }

        for (int receives = 1 + _random.Below(3); receives > 0; receives--)
        {
            Do(new Operation.Receive(other, SomeLength(), SomeReceiveFlags()));
        }
    }

    private void FillAndProbe()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        if (Do(new Operation.Fill(one, _random.Of(PieceLengths))))
        {
            Probe(one);
            if (_random.Percent(50))
            {
                Do(new Operation.Drain(other));
                Probe(one);
            }
        }
    }

    // More datagrams than the queue of a socket takes.
    private void Flood()
    {
        Operand socket = SomeSender();
        AddressForm? name = _random.Percent(60) ? NameOfSomebody(socket) : null;
        for (int sends = 10 + _random.Below(3); sends > 0; sends--)
        {
            Do(new Operation.Send(socket, new DataText(NextLetter(), 1), name, CallFlags.None));
        }

        Do(SomehowSent(socket, new DataText(NextLetter(), 1), name));
        Do(new Operation.Poll(socket, PollEvents.In | PollEvents.Out, TimeSpan.Zero));
    }

    // The peer of a datagram socket turns to somebody else, perhaps with something unread.
    private void Estrange()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        if (_random.Percent(50))
        {
            Do(new Operation.Send(one, SomeData(), null, CallFlags.None));
        }

        Create();
        Operand third = Last();
        AddressForm name = FreshName();
        Do(new Operation.Bind(third, name, null));
        Do(new Operation.Connect(other, _random.Percent(80) ? new AddressForm.NameOf(third) : SomeName(), null));
        for (int sends = 1 + _random.Below(2); sends > 0; sends--)
        {
            Do(SomehowSent(one, SomeData(), NameOfSomebody(one)));
        }
    }

    // Where there is no socket, or none of this type.
    private void SendAstray()
    {
        AddressForm name = new AddressForm.Path(FileName);
        if (_random.Percent(50))
        {
            Do(new Operation.MakeFile(FileName));
            name = _random.Percent(70) ? new AddressForm.Path($"{FileName}/p") : name;
        }
        else if (_created < MostCreated)
        {
            string label = NewLabel();
            Do(new Operation.CreateSocket(SocketDomain.Unix, _random.Of(AllTypes), 0), label);
            Do(new Operation.Bind(new Operand.Label(label), name, null));
            _created++;
        }

        Do(new Operation.Send(SomeSocket(), SomeData(), name, CallFlags.None));
    }

    // Just what fits into a send buffer, or a little more.
    private void SendLongest()
    {
        Operand socket = SomeSender();
        int size = _random.Of(SendBufferSizes);
        Do(new Operation.SetOption(
            socket, new OptionName(SocketLevel, 0), new OptionName(ProgramModel.SendBufferOption, 0), new OptionValue.Int32(size), null));
        int longest = (int)ProgramModel.SendBufferOf(size);
        int length = longest - _random.Of(LeftFree);
        Do(SomehowSent(socket, new DataText(NextLetter(), length), NameOfSomebody(socket)));
    }

    // To the peer, with a descriptor or without, or by name.
    private Operation SomehowSent(Operand socket, DataText data, AddressForm? name) => _random.Below(3) switch
    {
        0 when name is not null => new Operation.Send(socket, data, name, CallFlags.None),
        1 => new Operation.SendDescriptors(socket, data, [new Operand.NullDevice()]),
        _ => new Operation.Send(socket, data, null, CallFlags.None),
    };
}
