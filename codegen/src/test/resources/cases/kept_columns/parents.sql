select set_config('app.tenant', '6f1b2c3d-0000-4000-8000-000000000001', false), set_config('app.username', 'ann', false)
