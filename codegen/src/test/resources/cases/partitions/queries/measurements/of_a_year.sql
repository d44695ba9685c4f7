select m.* from m_2024 m where m.sensor_id = :sensor_id;
