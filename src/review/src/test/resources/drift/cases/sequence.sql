alter sequence app.numbers increment 1 cache 20 cycle;
